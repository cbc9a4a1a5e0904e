/** The server's sentences about an experiment, said in Chinese. */
import assert from "node:assert/strict";
import { test } from "node:test";
import simplified from "../src/i18n/zh-Hans/phrases";
import traditional from "../src/i18n/zh-Hant/phrases";

test("what was expected, with its numbers", () => {
  assert.equal(simplified("a whole number from 1 to 128"), "1 到 128 的整数");
  assert.equal(traditional("one of relu, tanh"), "以下之一：relu, tanh");
  assert.equal(traditional("1 unit or 2 units"), "1 或 2 個單元");
});

test("sentences are said one by one, with parts inside", () => {
  assert.equal(simplified('Remove nodes. Did you mean "node"?'), "请移除 nodes。您是不是想写“node”？");
  assert.equal(simplified("Give a number from 0 to 1, without quotation marks."), "请填写：0 到 1 的数，不加引号。");
  assert.equal(
    simplified("This data has 5 classes: give the last layer 5 units."),
    "这份数据有 5 个类别：请让最后一层有 5 个单元。",
  );
});

test("a step that takes too long is refused in Chinese too", () => {
  assert.equal(simplified("steps of at most 250 ms"), "每步最多 250 毫秒");
  assert.equal(traditional("about 1200 ms"), "約 1200 毫秒");
  const message = "A step cannot be interrupted, and others wait. Make the batch smaller, or the layers narrower.";
  assert.equal(simplified(message), "一步无法中断，其他人只能等待。请减小批量，或减少各层的单元。");
});

test("what is wrong with data from outside is said in Chinese", () => {
  assert.equal(simplified("Character 4: something is missing at the end."), "第 4 个字符处：末尾缺少内容。");
  assert.equal(
    traditional("Character 5: 'foo' is not known; there are x, y, pi, e and functions such as sin."),
    "第 5 個字元：不認得 'foo'。可以用 x, y, pi, e，以及 sin 等函式。",
  );
  assert.equal(simplified("Give more rows."), "请给更多行。");
  assert.equal(traditional("more than 1000000 bytes"), "超過 1000000 個位元組");
  assert.equal(traditional("20 bytes"), "20 個位元組");
  assert.equal(simplified("30 is beyond what goes here: it is 10."), "30 超出这里的范围，改为 10。");
});

test("what is not known stays as it came", () => {
  assert.equal(traditional("Something of its own."), "Something of its own.");
});
