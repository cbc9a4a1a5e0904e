/** The top bar: where one is, undo and redo, files, sharing, language, theme, help. */
import { canRedo, canUndo, redo, undo } from "../commands";
import { isNetwork } from "../family";
import { spoken, t } from "../i18n";
import { dialog, edited, entry, experiment, trouble } from "../store";
import { signPatterns } from "../theme";
import { LanguageMenu, languageItems, ThemeMenu } from "../ui/appearance";
import { Button } from "../ui/Button";
import { Icon, Mark } from "../ui/icons";
import { Menu, type MenuItem } from "../ui/Menu";
import { Popover } from "../ui/Popover";
import { chooseFile, saveCurve, saveExperiment } from "./files";
import { KeptNote } from "./KeptNote";
import { LoadChip } from "./LoadChip";
import { ModelMenu } from "./ModelMenu";

function Lesson() {
  const words = t.value.shell;
  const here = entry.value;
  if (!here) return null;
  return (
    <Popover
      class="les"
      label={words.lesson}
      button={
        <>
          <span>{spoken(here.title)}</span>
          {edited.value && <span class="changed"> · {words.edited}</span>}
          <Icon name="down" />
        </>
      }
    >
      {() => (
        <>
          <h3>{spoken(here.title)}</h3>
          <p>{spoken(here.line)}</p>
          <p>{spoken(here.guide)}</p>
        </>
      )}
    </Popover>
  );
}

/** Writing tables is fetched when it is asked for. */
const saveData = (): void => void import("../data/files").then((files) => files.saveData());

const exportItems = (): MenuItem[] => {
  const words = t.value.shell;
  return [
    { label: words.exportJson, icon: "download", testid: "export-json", run: saveExperiment },
    { label: words.exportCsv, icon: "download", testid: "export-csv", run: saveCurve },
    { label: t.value.data.exportData, icon: "download", testid: "export-data", run: saveData },
    { label: words.openFile, icon: "upload", testid: "open-file", run: chooseFile },
    {
      label: t.value.data.openPlayground,
      icon: "link",
      testid: "playground",
      run: () => (dialog.value = "playground"),
    },
  ];
};

const patternItem = (): MenuItem => ({
  label: t.value.shell.patterns,
  checked: signPatterns.value,
  many: true,
  testid: "patterns",
  run: () => (signPatterns.value = !signPatterns.value),
});

const flowItem = (): MenuItem => ({
  label: t.value.build.openFlow,
  icon: "graph",
  testid: "menu-flow",
  run: () => (dialog.value = "flow"),
});

/** Everything of the bar in one list, where there is no room. */
function PhoneMenu() {
  const words = t.value.shell;
  const items: MenuItem[] = [
    { label: words.undo, icon: "undo", run: () => void undo() },
    { label: words.redo, icon: "redo", run: () => void redo() },
    ...exportItems(),
    { label: t.value.build.save, icon: "save", testid: "menu-save", run: () => (dialog.value = "save") },
    ...(isNetwork.value ? [flowItem()] : []),
    { label: words.help, icon: "help", run: () => (dialog.value = "keys") },
    ...languageItems(),
  ];
  return <Menu class="btn sq only-s" label={words.menu} items={items} button={<Icon name="menu" />} testid="menu" />;
}

export function TopBar() {
  const words = t.value.shell;
  const nothing = experiment.value === null || trouble.value !== null;
  return (
    <header class="top">
      <a class="brand" href="/">
        <Mark />
        <span>Unknot</span>
      </a>
      <nav class="crumb" aria-label={words.labs}>
        <a href="/">{words.labs}</a>
        <span aria-hidden="true">/</span>
        <ModelMenu class="mod" />
        <Lesson />
      </nav>
      <div class="grow" />
      <KeptNote />
      <LoadChip />
      <Button
        class="hide-s"
        icon="undo"
        label={words.undo}
        data-testid="undo"
        disabled={nothing || !canUndo.value}
        onClick={() => undo()}
      />
      <Button
        class="hide-s"
        icon="redo"
        label={words.redo}
        data-testid="redo"
        disabled={nothing || !canRedo.value}
        onClick={() => redo()}
      />
      <Menu
        class="btn hide-s"
        label={words.export}
        items={exportItems()}
        testid="export"
        button={
          <>
            <Icon name="code" />
            <span class="tx">{words.export}</span>
          </>
        }
      />
      <Button
        icon="share"
        look="primary"
        data-testid="share"
        disabled={nothing}
        onClick={() => (dialog.value = "share")}
      >
        <span class="tx">{words.share}</span>
      </Button>
      <Button
        class="hide-s"
        icon="save"
        label={t.value.build.save}
        data-testid="save-as"
        disabled={nothing}
        onClick={() => (dialog.value = "save")}
      />
      <LanguageMenu class="hide-s" />
      <ThemeMenu more={[patternItem()]} />
      <Button
        class="hide-s"
        icon="help"
        label={words.help}
        data-testid="help"
        onClick={() => (dialog.value = "keys")}
      />
      <PhoneMenu />
    </header>
  );
}
