import build from "./build";
import compare from "./compare";
import data from "./data";
import figures from "./figures";
import layers from "./layers";
import link from "./link";
import network from "./network";
import shell from "./shell";
import space from "./space";
import start from "./start";
import stopping from "./stopping";
import sweep from "./sweep";
import time from "./time";

export default { build, compare, data, figures, layers, link, network, shell, space, start, stopping, sweep, time };
