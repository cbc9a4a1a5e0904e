/** The top bar: where one is, undo and redo, files, sharing, language, theme, help. */
import { canRedo, canUndo, redo, undo } from "../commands";
import { language, LANGUAGES, spoken, t } from "../i18n";
import { dialog, edited, entry, experiment, trouble } from "../store";
import { signPatterns, themeChoice, type ThemeChoice } from "../theme";
import { Button } from "../ui/Button";
import { Icon, Mark, type IconName } from "../ui/icons";
import { Menu, type MenuItem } from "../ui/Menu";
import { Popover } from "../ui/Popover";
import { chooseFile, saveCurve, saveExperiment } from "./files";

const THEME_ICONS: Record<ThemeChoice, IconName> = { light: "sun", dark: "moon", system: "system" };
const THEMES = Object.keys(THEME_ICONS) as ThemeChoice[];

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

const exportItems = (): MenuItem[] => {
  const words = t.value.shell;
  return [
    { label: words.exportJson, icon: "download", testid: "export-json", run: saveExperiment },
    { label: words.exportCsv, icon: "download", testid: "export-csv", run: saveCurve },
    { label: words.openFile, icon: "upload", testid: "open-file", run: chooseFile },
  ];
};

const languageItems = (): MenuItem[] =>
  LANGUAGES.map(({ code, name }) => ({
    label: name,
    lang: code,
    checked: language.value === code,
    testid: `language-${code}`,
    run: () => (language.value = code),
  }));

const themeItems = (): MenuItem[] => {
  const words = t.value.shell;
  const themes = THEMES.map((choice): MenuItem => ({
    label: words.themes[choice],
    checked: themeChoice.value === choice,
    testid: `theme-${choice}`,
    run: () => (themeChoice.value = choice),
  }));
  const patterns: MenuItem = {
    label: words.patterns,
    checked: signPatterns.value,
    many: true,
    testid: "patterns",
    run: () => (signPatterns.value = !signPatterns.value),
  };
  return [...themes, patterns];
};

/** Everything of the bar in one list, where there is no room. */
function PhoneMenu() {
  const words = t.value.shell;
  const items: MenuItem[] = [
    { label: words.undo, icon: "undo", run: () => void undo() },
    { label: words.redo, icon: "redo", run: () => void redo() },
    ...exportItems(),
    { label: words.help, icon: "help", run: () => (dialog.value = "keys") },
    ...languageItems(),
  ];
  return <Menu class="btn sq only-s" label={words.menu} items={items} button={<Icon name="menu" />} testid="menu" />;
}

export function TopBar() {
  const words = t.value.shell;
  const nothing = experiment.value === null || trouble.value !== null;
  const short = LANGUAGES.find(({ code }) => code === language.value)?.short;
  return (
    <header class="top">
      <a class="brand" href="/">
        <Mark />
        <span>Unknot</span>
      </a>
      <nav class="crumb" aria-label={words.labs}>
        <a href="/">{words.labs}</a>
        <span aria-hidden="true">/</span>
        <b aria-current="page">{words.lab}</b>
        <Lesson />
      </nav>
      <div class="grow" />
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
      <Menu
        class="btn hide-s lang"
        label={words.language}
        items={languageItems()}
        testid="language"
        button={
          <>
            {short}
            <Icon name="down" />
          </>
        }
      />
      <Menu
        class="btn sq"
        label={words.theme}
        items={themeItems()}
        testid="theme"
        button={<Icon name={THEME_ICONS[themeChoice.value]} />}
      />
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
