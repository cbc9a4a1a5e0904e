import tseslint from "typescript-eslint";

/** Import rules of docs/architecture.md: panels get their data from the store, painters know no panel. */
const panelsReadTheStore = {
  group: ["**/wire/socket", "**/wire/socket.*", "**/wire/link", "**/client"],
  message: "A panel reads the store and sends commands through it, never the socket.",
};
const paintersKnowNoPanel = {
  group: ["**/panels/**", "folder:panels"],
  message: "A painter draws what it is given and knows no panel.",
};

/** @param {...{ group: string[], message: string }} patterns */
const forbid = (...patterns) => ({ "@typescript-eslint/no-restricted-imports": ["error", { patterns }] });

export default tseslint.config(
  { ignores: ["static/dist/", "node_modules/", ".venv/", "**/generated.ts"] },
  {
    files: ["**/*.{ts,tsx,mjs}"],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    linterOptions: { reportUnusedDisableDirectives: "error" },
    rules: {
      "@typescript-eslint/consistent-type-imports": ["error", { disallowTypeAnnotations: false }],
      "@typescript-eslint/no-confusing-void-expression": ["error", { ignoreArrowShorthand: true }],
      "@typescript-eslint/no-floating-promises": [
        "error",
        {
          allowForKnownSafeCalls: [
            { from: "package", package: "node:test", name: ["describe", "it", "suite", "test"] },
          ],
        },
      ],
      "@typescript-eslint/no-invalid-void-type": "off",
      "@typescript-eslint/no-meaningless-void-operator": "off",
      "@typescript-eslint/no-misused-spread": "off",
      "@typescript-eslint/no-non-null-assertion": "off",
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      eqeqeq: ["error", "always", { null: "ignore" }],
      "no-console": "error",
      "prefer-const": "error",
    },
  },
  { files: ["tools/*.mjs"], rules: { "no-console": "off" } },
  { files: ["static/test/**"], rules: { "@typescript-eslint/no-unnecessary-condition": "off" } },
  { files: ["static/src/panels/**"], rules: forbid(panelsReadTheStore) },
  { files: ["static/src/draw/**", "static/src/gl/**"], rules: forbid(paintersKnowNoPanel) },
);
