import assert from "node:assert/strict";
import { test } from "node:test";
import { decoded } from "../../src/data/decode";

const bytes = (...all: number[]): Uint8Array => Uint8Array.from(all);
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

test("Unicode is read in every language, with a mark and without", () => {
  for (const language of ["en", "zh-Hans", "zh-Hant"] as const) {
    assert.equal(decoded(utf8("长度;3"), language), "长度;3");
    assert.equal(decoded(utf8("\uFEFFa,b"), language), "a,b");
    assert.equal(decoded(bytes(0xff, 0xfe, 0x61, 0, 0x2c, 0), language), "a,");
    assert.equal(decoded(bytes(0xfe, 0xff, 0, 0x61, 0, 0x2c), language), "a,");
  }
});

test("what a spreadsheet saves without Unicode is read by the visitor's language", () => {
  assert.equal(decoded(bytes(0xb3, 0xa4, 0xb6, 0xc8), "zh-Hans"), "长度");
  assert.equal(decoded(bytes(0xaa, 0xf8, 0xab, 0xd7), "zh-Hant"), "長度");
  assert.equal(decoded(bytes(0x4c, 0xe4, 0x6e, 0x67, 0x65), "en"), "Länge");
  assert.equal(decoded(bytes(0x4c, 0xe4), "zh-Hans"), "Lä");
});

test("what is no text is refused", () => {
  assert.equal(decoded(bytes(0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3), "en"), null);
  assert.equal(decoded(bytes(0x61, 0, 0x62), "zh-Hans"), null);
  assert.equal(decoded(bytes(), "en"), "");
});
