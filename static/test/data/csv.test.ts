import assert from "node:assert/strict";
import { test } from "node:test";
import { dotsOfSheet, looksLikeHeader, readBlock, readCsv, sheetOfDots, writeCsv } from "../../src/data/csv";
import { dot, pack } from "../../src/data/drawn";
import {
  factsOf,
  likelyTarget,
  pasted,
  renamed,
  sheetOf,
  withCell,
  withColumn,
  withoutColumn,
  withoutRoom,
  withoutRows,
  withRow,
} from "../../src/data/sheet";

test("a table that was written reads back the same, whatever stands in its cells", () => {
  const sheet = sheetOf(
    ["plain", 'with "quotes"', "with, comma", "with\nline"],
    [
      ["1", "a, b", '"', ""],
      ["-2.50", "two\nlines", "; semi", " spaces "],
      ["3e-5", "ä 汉字", "=1+1", "\ttab"],
    ],
  );
  const text = writeCsv(sheet);
  assert.deepEqual(readCsv(text, { delimiter: ",", header: true }).sheet, sheet);
  assert.equal(writeCsv(readCsv(text, { delimiter: ",", header: true }).sheet), text);
});

for (const [name, delimiter] of [
  ["commas", ","],
  ["semicolons", ";"],
  ["tabs", "\t"],
  ["bars", "|"],
] as const) {
  test(`the delimiter is guessed: ${name}`, () => {
    const lines = [
      ["length", "width", "kind"],
      ["1.5", "2", "a"],
      ["2.5", "3", "b"],
    ];
    const { sheet, ...found } = readCsv(lines.map((line) => line.join(delimiter)).join("\r\n"));
    assert.deepEqual(found, { delimiter, header: true, uneven: 0, rows: 2, columns: 3 });
    assert.deepEqual(sheet, { columns: lines[0], rows: lines.slice(1) });
  });
}

test("a decimal comma is understood, a byte order mark and empty lines are passed over", () => {
  const { sheet } = readCsv("\uFEFFx;y\n1,5;-2\n\n,5;3\n");
  assert.deepEqual(sheet.columns, ["x", "y"]);
  assert.deepEqual(sheet.rows, [
    ["1.5", "-2"],
    [",5", "3"],
  ]);
});

test("what is guessed can be corrected", () => {
  const text = "a,b\nc,d\n";
  assert.deepEqual(readCsv(text, { header: false }).sheet.rows, [
    ["a", "b"],
    ["c", "d"],
  ]);
  assert.deepEqual(readCsv(text, { delimiter: ";", header: true }).sheet, { columns: ["a,b"], rows: [["c,d"]] });
});

test("names are told from values", () => {
  assert.equal(
    looksLikeHeader([
      ["x", "y"],
      ["1", "2"],
    ]),
    true,
  );
  assert.equal(
    looksLikeHeader([
      ["1", "y"],
      ["1", "2"],
    ]),
    false,
  );
  assert.equal(
    looksLikeHeader([
      ["x", "x"],
      ["1", "2"],
    ]),
    false,
  );
  assert.equal(
    looksLikeHeader([
      ["yes", "no"],
      ["yes", "yes"],
    ]),
    false,
  );
  assert.equal(looksLikeHeader([["x", "y"]]), false);
});

test("uneven rows are counted and filled up, nameless and doubled columns get names", () => {
  const { sheet, uneven } = readCsv("n,n,\n1,2\n3,4,5\n", { header: true });
  assert.equal(uneven, 1);
  assert.deepEqual(sheet.columns, ["n", "n 2", "column 3"]);
  assert.deepEqual(sheet.rows[0], ["1", "2", ""]);
});

for (const numbers of [false, true])
  test(`drawn points with ${numbers ? "targets" : "classes"} round trip through CSV to the same bytes`, () => {
    const dots = Array.from({ length: 200 }, (_, i) =>
      dot(Math.sin(7 * i), Math.cos(3 * i) * 1.1, i % 4, i % 3 === 0, Math.sin(i)),
    );
    const back = dotsOfSheet(readCsv(writeCsv(sheetOfDots(dots, numbers))).sheet);
    assert.equal(back?.numbers, numbers);
    assert.deepEqual(pack(back.dots, numbers), pack(dots, numbers));
  });

test("a table that is no drawing is not taken for one", () => {
  const of = (text: string) => dotsOfSheet(readCsv(text, { header: true }).sheet);
  assert.equal(of("x,y\n1,2\n"), null);
  assert.equal(of("x,y,class\n5,0,1\n"), null);
  assert.equal(of("x,y,class\nhello,0,1\n"), null);
  assert.deepEqual(
    of("X,Y,Class\n0.5,0,cat\n0,0.5,dog\n")?.dots.map(({ label }) => label),
    [0, 1],
  );
});

test("cells, rows and columns are changed without touching the table of before", () => {
  const sheet = sheetOf(
    ["a", "b"],
    [
      ["1", "2"],
      ["3", "4"],
    ],
  );
  assert.deepEqual(withCell(sheet, 1, 0, "9").rows, [
    ["1", "2"],
    ["9", "4"],
  ]);
  assert.deepEqual(withRow(sheet).rows.at(-1), ["", ""]);
  assert.deepEqual(withoutRows(sheet, new Set([0])).rows, [["3", "4"]]);
  assert.deepEqual(withColumn(sheet, "a").columns, ["a", "b", "a 2"]);
  assert.deepEqual(withoutColumn(sheet, 0), { columns: ["b"], rows: [["2"], ["4"]] });
  assert.deepEqual(renamed(sheet, 0, " c ").columns, ["c", "b"]);
  assert.equal(renamed(sheet, 0, "b").columns[0], "a");
  assert.deepEqual(sheet.rows, [
    ["1", "2"],
    ["3", "4"],
  ]);
});

test("a block from a spreadsheet lands where it is pasted and makes rows for itself", () => {
  const sheet = sheetOf(["a", "b"], [["1", "2"]]);
  assert.deepEqual(pasted(sheet, 0, 1, readBlock("7\t8\n9\t10\n")).rows, [
    ["1", "7"],
    ["", "9"],
  ]);
});

test("columns tell what they are", () => {
  const sheet = sheetOf(
    ["n", "c", "m", "t"],
    [
      ["1", "x", "", "a"],
      ["-2e3", "y", "NA", "b"],
      [".5", "x", "4", "a"],
    ],
  );
  assert.deepEqual(factsOf(sheet, 0), { kind: "number", distinct: 3, missing: 0 });
  assert.deepEqual(factsOf(sheet, 1), { kind: "category", distinct: 2, missing: 0 });
  assert.deepEqual(factsOf(sheet, 2), { kind: "number", distinct: 1, missing: 2 });
  assert.equal(likelyTarget(sheet), 3);
});

test("a wide table keeps its columns; those without room among the inputs are told, the target aside", () => {
  const names = Array.from({ length: 200 }, (_, c) => `a${c}`);
  const text = [names, names.map(() => "1"), names.map(() => "2")].map((row) => row.join(",")).join("\n");
  const { sheet } = readCsv(text);
  assert.equal(sheet.columns.length, 200);
  assert.deepEqual(withoutRoom(sheet, 199), names.slice(64, 199));
  assert.deepEqual(withoutRoom(sheet, 0), names.slice(65));
});

test("a column of words takes as much room as it has words", () => {
  const rows = Array.from({ length: 64 }, (_, r) => [`w${r}`, String(r), r % 2 ? "a" : "b"]);
  const sheet = sheetOf(["id", "n", "class"], rows);
  assert.deepEqual(withoutRoom(sheet, 2), ["n"]);
  assert.deepEqual(
    withoutRoom(
      sheetOf(
        ["n", "id", "class"],
        rows.map(([id = "", n = "", k = ""]) => [n, id, k]),
      ),
      2,
    ),
    ["id"],
  );
});

test("what did not fit into the sheet is told", () => {
  const wide = Array.from({ length: 265 }, (_, c) => String(c)).join(",");
  const { sheet, columns, rows } = readCsv(`${wide}\n${wide}\n`, { header: false });
  assert.deepEqual([sheet.columns.length, columns, rows], [256, 265, 2]);
});

test("points beyond the plane that is seen go out and come back", () => {
  const dots = [dot(1.9, -0.5, 0), dot(0.25, -3.2, 1, true)];
  const sheet = readCsv(writeCsv(sheetOfDots(dots))).sheet;
  assert.deepEqual(pack(dotsOfSheet(sheet)?.dots ?? []), pack(dots));
  assert.equal(dotsOfSheet(sheetOf(["x", "y", "class"], [["4.2", "0", "1"]])), null);
});
