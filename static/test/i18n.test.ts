/** The catalogues beside one another: nothing left in English, and each script written in its own characters. */
import assert from "node:assert/strict";
import { test } from "node:test";
import shared from "../src/i18n/en";
import { catalogues } from "./catalogues";

const english = await catalogues("en");
const simplified = await catalogues("zh-Hans");
const traditional = await catalogues("zh-Hant");

/** Every text of a catalogue by its path; sentences with holes are read from their source. */
function texts(node: unknown, path = ""): [string, string][] {
  if (typeof node === "string") return [[path, node]];
  if (typeof node === "function") return [[path, quoted(String(node))]];
  if (typeof node !== "object" || node === null) return [];
  return Object.entries(node).flatMap(([key, value]) => texts(value, path ? `${path}.${key}` : key));
}

/** What stands between quotes in a function's source, holes taken out. */
function quoted(source: string): string {
  const plain = source.replaceAll(/\\u\{?([\da-f]+)\}?|\\x([\da-f]{2})/gi, (_, long: string, short: string) =>
    String.fromCodePoint(parseInt(long || short, 16)),
  );
  const literals = plain.match(/`(?:[^`\\]|\\.)*`|"(?:[^"\\]|\\.)*"/g) ?? [];
  return literals.map((literal) => literal.slice(1, -1).replaceAll(/\$\{[^}]*\}/g, " ")).join(" ");
}

/** Words of the field, names and keys that are the same in every language. */
const NAMES =
  /\b(unknot|epsilon|beta|lrelu|concat|tanh|sigmoid|softmax|relu|elu|selu|gelu|silu|swish|prelu|softplus|softsign|leaky|adam|adamw|adagrad|rmsprop|nesterov|huber|xavier|he|lecun|sgd|mlp|xor|pca|json|csv|qr|html|api|ctrl|shift|tab|esc|home|end|space|delete|backspace|enter|alt|cmd|ridge|id|px|kB|sin|cos|gaussian|iframe|url|javascript|pytorch|numpy|art|rbm|playground)\b/gi;
const CHINESE = /\p{Script=Han}/u;
const ENGLISH_WORD = /[a-z]{3,}/i;

const reference = new Map(texts(english));

for (const [language, catalogue] of [
  ["zh-Hans", simplified],
  ["zh-Hant", traditional],
] as const) {
  test(`${language} says everything that English says, in Chinese`, () => {
    const found = new Map(texts(catalogue));
    assert.deepEqual([...found.keys()].sort(), [...reference.keys()].sort());
    const left = [...reference].filter(([path, text]) => {
      const words = text.replaceAll(NAMES, "");
      return ENGLISH_WORD.test(words) && !CHINESE.test(found.get(path) ?? "");
    });
    assert.deepEqual(left, []);
  });
}

/** Characters that one script writes and the other does not, among those the page uses most. */
const ONLY_SIMPLIFIED =
  /[网络层训练数据输学习权测试损轮设复个这选项维链开关闭显样图颜线点导发应该两还从时间进动总听说读写转换无处异应击单双]/u;
const ONLY_TRADITIONAL =
  /[網絡層訓練數據輸學習權測試損輪設復個這選項維鏈開關閉顯樣圖顏線點導發應該兩還從時間進動總聽說讀寫轉換無處異擊單雙]/u;

test("each script keeps to its own characters", () => {
  const strays = (catalogue: unknown, foreign: RegExp): [string, string][] =>
    texts(catalogue).filter(([, text]) => foreign.test(text));
  assert.deepEqual(strays(simplified, ONLY_TRADITIONAL), []);
  assert.deepEqual(strays(traditional, ONLY_SIMPLIFIED), []);
});

test("Chinese is written with full-width punctuation and English without", () => {
  const halfWidth = /\p{Script=Han}[,;:!?]|\p{Script=Han}\.(?!\p{L})/u;
  for (const catalogue of [simplified, traditional])
    assert.deepEqual(
      texts(catalogue).filter(([, text]) => halfWidth.test(text)),
      [],
    );
  assert.deepEqual(
    texts(english).filter(([, text]) => /[，。：；？！]/u.test(text)),
    [],
  );
});

test("one is not many", () => {
  assert.equal(shared.shell.load.sharing(1), "Sharing the server with 1 other");
  assert.equal(shared.shell.load.sharing(84), "Sharing the server with 84 others");
  assert.equal((simplified.shell as typeof shared.shell).load.sharing(84), "与另外 84 人共用服务器");
  assert.equal((traditional.shell as typeof shared.shell).load.sharing(1), "與另外 1 人共用伺服器");
  assert.equal(shared.shell.wait.place(1), "You are next.");
  assert.equal(shared.shell.wait.place(3), "You are number 3 in the queue.");
  assert.equal((simplified.shell as typeof shared.shell).wait.place(3), "您在队列中排第 3 位。");
  assert.equal((traditional.shell as typeof shared.shell).wait.place(1), "下一位就是您。");
});
