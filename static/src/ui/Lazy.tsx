/** A component whose code is fetched when it is first shown. */
import type { ComponentType } from "preact";
import { spelled } from "../i18n";
import { useEffect, useState } from "preact/hooks";

interface Props<P extends object> {
  load: () => Promise<{ default: ComponentType<P> }>;
  props: P;
}

export function Lazy<P extends object>({ load, props }: Props<P>) {
  const [loaded, setLoaded] = useState<{ Component: ComponentType<P> } | null>(null);
  useEffect(() => {
    let wanted = true;
    void load().then(async (module) => {
      await spelled();
      if (wanted) setLoaded({ Component: module.default });
    });
    return () => {
      wanted = false;
    };
  }, []);
  return loaded && <loaded.Component {...props} />;
}
