import assert from "node:assert/strict";
import { test } from "node:test";
import {
  counted,
  duration,
  percent,
  plain,
  scientific,
  setting,
  signed,
  subscript,
  superscript,
  whole,
} from "../src/format";
import english from "../src/i18n/en/time";
import simplified from "../src/i18n/zh-Hans/time";
import { position, valueAt } from "../src/ui/scale";
import { parseNumber } from "../src/ui/NumberField";

test("numbers carry a sign and a true minus", () => {
  assert.equal(signed(0.8123), "+0.81");
  assert.equal(signed(-4.06), "−4.06");
  assert.equal(signed(-0.001), "+0.00");
  assert.equal(signed(NaN), "–");
  assert.equal(plain(-0.0174), "−0.017");
  assert.equal(plain(null), "–");
});

test("small numbers in the microscope", () => {
  assert.equal(scientific(0), "0");
  assert.equal(scientific(0.5), "+0.50");
  assert.equal(scientific(-0.00951), "−0.0095");
  assert.equal(scientific(4.1e-6), "+4.1e−6");
});

test("numbers of a run that overflows stay short", () => {
  assert.equal(signed(6.042981148860357e23), "+6.0e23");
  assert.equal(signed(-12345.6), "−1.2e4");
  assert.equal(plain(9999.4), "9999.400");
  assert.equal(plain(1e7), "1.0e7");
  assert.equal(scientific(2.5e8), "+2.5e8");
});

test("settings are written as short as they are", () => {
  assert.equal(setting(0.03), "0.03");
  assert.equal(setting(1e-7), "1e−7");
  assert.equal(setting(0.1 + 0.2), "0.3");
});

test("shares, thousands, indices", () => {
  assert.equal(percent(0.98765, 1), "98.8 %");
  assert.equal(percent(undefined), "–");
  assert.deepEqual(
    [percent(0.996), percent(0.9997, 1), percent(1), percent(1, 1)],
    ["99.6 %", "99.97 %", "100 %", "100.0 %"],
  );
  assert.match(whole(1234567), /^1.234.567$/);
  assert.equal(superscript(12), "¹²");
  assert.equal(subscript(30), "₃₀");
});

test("a slider's place and its value are each other's reverse", () => {
  const rate = { min: 1e-5, max: 10, scale: "log" } as const;
  for (const value of [1e-5, 0.03, 1, 10]) assert.equal(valueAt(position(value, rate), rate), value);
  const share = { min: 0.1, max: 0.9, step: 0.01 };
  for (const value of [0.1, 0.33, 0.9]) assert.equal(valueAt(position(value, share), share), value);
});

test("a logarithmic slider can reach zero and never leaves its ends", () => {
  const penalty = { min: 1e-6, max: 1, scale: "log", zero: true } as const;
  assert.equal(valueAt(0, penalty), 0);
  assert.equal(position(0, penalty), 0);
  assert.equal(position(50, penalty), 1);
});

test("typed numbers are understood as they are written", () => {
  assert.equal(parseNumber(" 0,03 "), 0.03);
  assert.equal(parseNumber("−4.5"), -4.5);
  assert.equal(parseNumber("1e-4"), 1e-4);
  for (const text of ["", "  ", "abc", "1 2", "Infinity", "--1"]) assert.equal(parseNumber(text), null, text);
});

test("large counts get a unit, in every language its own", () => {
  const { counts } = english;
  assert.equal(counted(0, counts), "0");
  assert.match(counted(9999, counts), /^9.999$/);
  assert.equal(counted(52_340, counts), "52 k");
  assert.equal(counted(999_600, counts), "1.0 M");
  assert.equal(counted(1_234_567, counts, 3), "1.23 M");
  assert.equal(counted(308_625_000, counts, 3), "309 M");
  assert.equal(counted(52_340, simplified.counts), "5.2 万");
  assert.equal(counted(123_456_789, simplified.counts, 3), "1.23 亿");
  assert.equal(simplified.steps(counted(52_340, simplified.counts)), "5.2 万步");
  assert.equal(simplified.steps(counted(520, simplified.counts)), "520 步");
});

test("times get the unit that keeps them short", () => {
  const { durations } = english;
  assert.equal(duration(2.43e-6, durations), "2.4 µs");
  assert.equal(duration(3e-7, durations), "0.3 µs");
  assert.equal(duration(0.000_37, durations), "370 µs");
  assert.equal(duration(0.000_999_9, durations), "1 ms");
  assert.equal(duration(0.0123, durations), "12 ms");
  assert.equal(duration(1.26, durations), "1.3 s");
  assert.equal(duration(2.43e-6, simplified.durations), "2.4 微秒");
});
