/** Language and theme, as menus of the top bar. */
import { language, LANGUAGES, t } from "../i18n";
import { themeChoice, type ThemeChoice } from "../theme";
import { Icon, type IconName } from "../ui/icons";
import { Menu } from "../ui/Menu";

const THEME_ICONS: Record<ThemeChoice, IconName> = { light: "sun", dark: "moon", system: "system" };

export function LanguageMenu() {
  const items = LANGUAGES.map(({ code, name }) => ({
    label: name,
    lang: code,
    checked: language.value === code,
    testid: `language-${code}`,
    run: () => {
      language.value = code;
    },
  }));
  const button = (
    <>
      {LANGUAGES.find(({ code }) => code === language.value)?.short}
      <Icon name="down" />
    </>
  );
  return <Menu class="btn lang" label={t.value.shell.language} items={items} testid="language" button={button} />;
}

export function ThemeMenu() {
  const words = t.value.shell;
  const items = (Object.keys(THEME_ICONS) as ThemeChoice[]).map((choice) => ({
    label: words.themes[choice],
    checked: themeChoice.value === choice,
    testid: `theme-${choice}`,
    run: () => {
      themeChoice.value = choice;
    },
  }));
  return (
    <Menu
      class="btn sq"
      label={words.theme}
      items={items}
      testid="theme"
      button={<Icon name={THEME_ICONS[themeChoice.value]} />}
    />
  );
}
