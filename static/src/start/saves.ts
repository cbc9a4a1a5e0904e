/** What the visitor kept in this browser, as the start page lists it. */
export { discard as removeSave, saves } from "../share/kept";
