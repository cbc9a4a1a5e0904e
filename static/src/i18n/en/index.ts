import data from "./data";
import layers from "./layers";
import link from "./link";
import network from "./network";
import shell from "./shell";
import space from "./space";
import start from "./start";
import time from "./time";

export default { data, layers, link, network, shell, space, start, time };
