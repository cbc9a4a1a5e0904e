/** The decoded frame and its payloads, as `server/payloads.py` describes them. */
import type { ProbePayloads, SpacePayload } from "./generated";

export type {
  DataPayload,
  Frame,
  NeuronsPayload,
  ParametersPayload,
  PointPayload,
  PortraitPayload,
  ProbePayloads,
  SpacePayload,
  SurfacePayload,
  ValleyPayload,
} from "./generated";

export type ProbeName = keyof ProbePayloads;
export type SpaceKey = SpacePayload["keys"][string];
export type PointLayer = ProbePayloads["point"]["layers"][string];
