/** What the decision picture shows beside its field, as this browser remembers it. */
import { remembered } from "../../remembered";

const isFlag = (value: unknown): value is boolean => typeof value === "boolean";

export const showTest = remembered<boolean>("test-points", false, isFlag);
/** The side that the network decides for, without shades. */
export const sidesOnly = remembered<boolean>("sides-only", false, isFlag);
