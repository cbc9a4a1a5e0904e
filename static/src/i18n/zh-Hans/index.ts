import build from "./build";
import compare from "./compare";
import data from "./data";
import families from "./families";
import layers from "./layers";
import link from "./link";
import measures from "./measures";
import network from "./network";
import shell from "./shell";
import space from "./space";
import time from "./time";

export default {
  build,
  compare,
  data,
  families,
  layers,
  link,
  measures,
  network,
  shell,
  space,
  time,
};
