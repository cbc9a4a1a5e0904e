/** Style sheets are gathered by the bundler; importing one has no value. */
declare module "*.css";
/** Style sheets of lazy parts: importing one puts it on the page. */
declare module "sheet:*";
