/** Language and theme, as menus of a top bar. */
import { language, LANGUAGES, t } from "../i18n";
import { themeChoice, type ThemeChoice } from "../theme";
import { Icon, type IconName } from "./icons";
import { Menu, type MenuItem } from "./Menu";

const THEME_ICONS: Record<ThemeChoice, IconName> = { light: "sun", dark: "moon", system: "system" };

export const languageItems = (): MenuItem[] =>
  LANGUAGES.map(({ code, name }) => ({
    label: name,
    lang: code,
    checked: language.value === code,
    testid: `language-${code}`,
    run: () => (language.value = code),
  }));

const themeItems = (): MenuItem[] =>
  (Object.keys(THEME_ICONS) as ThemeChoice[]).map((choice) => ({
    label: t.value.shell.themes[choice],
    checked: themeChoice.value === choice,
    testid: `theme-${choice}`,
    run: () => (themeChoice.value = choice),
  }));

export function LanguageMenu({ class: extra = "" }: { class?: string }) {
  const button = (
    <>
      {LANGUAGES.find(({ code }) => code === language.value)?.short}
      <Icon name="down" />
    </>
  );
  const label = t.value.shell.language;
  return <Menu class={`btn lang ${extra}`} label={label} items={languageItems()} testid="language" button={button} />;
}

/** @param more what else the menu holds */
export function ThemeMenu({ more = [] }: { more?: readonly MenuItem[] }) {
  return (
    <Menu
      class="btn sq"
      label={t.value.shell.theme}
      items={[...themeItems(), ...more]}
      testid="theme"
      button={<Icon name={THEME_ICONS[themeChoice.value]} />}
    />
  );
}
