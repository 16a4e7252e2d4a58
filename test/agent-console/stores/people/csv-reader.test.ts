import { describe, expect, it } from 'vitest';
import { CsvError, readCsv } from '../../../../agent-console/stores/people/csv-reader.ts';

/** A file that comes in pieces of so many bytes. */
function inPieces(bytes: Uint8Array, size: number): Blob {
  const stream = () =>
    new ReadableStream<Uint8Array>({
      start(controller) {
        for (let at = 0; at < bytes.length; at += size) controller.enqueue(bytes.slice(at, at + size));
        controller.close();
      },
    });
  return { stream } as Blob;
}
const bytesOf = (text: string) => new TextEncoder().encode(text);

async function rowsOf(text: string, size = 1_000) {
  const rows: [number, ...string[]][] = [];
  for await (const { line, cells } of readCsv(inPieces(bytesOf(text), size))) rows.push([line, ...cells]);
  return rows;
}

describe('a file of lines', () => {
  it.each([
    ['commas', 'a,b\r\n1,2\r\n'],
    ['semicolons, as Excel writes in many countries', 'a;b\n1;2'],
    ['tabs', 'a\tb\r1\t2\r'],
    ['the mark by which Excel knows UTF-8', '\uFEFFa,b\n1,2\n'],
    ['empty lines and spaces', 'a , b\n\n 1,2\n,\n'],
  ])('has cells between %s', async (_what, text) => {
    expect((await rowsOf(text)).map(([, ...cells]) => cells)).toEqual([
      ['a', 'b'],
      ['1', '2'],
    ]);
  });

  it('may have commas, marks and line breaks in quotation marks, and knows at which line a row begins', async () => {
    expect(await rowsOf('a,b\n"x, ""y""","one\r\ntwo"\nlast,""\n')).toEqual([
      [1, 'a', 'b'],
      [2, 'x, "y"', 'one\r\ntwo'],
      [4, 'last', ''],
    ]);
  });

  it('is read alike in whatever pieces it comes, also within a letter', async () => {
    const text = 'name,city\r\n"Zoë ""Z""",東京\r\nÉlodie,"a\r\nb"\r\n';
    const whole = await rowsOf(text);
    for (const size of [1, 2, 3, 7]) expect(await rowsOf(text, size)).toEqual(whole);
  });

  it('loses the apostrophe that an export put before what looks like a formula, and no other', async () => {
    expect(await rowsOf("a,b\n'=1+1,'tis\n")).toEqual([
      [1, 'a', 'b'],
      [2, '=1+1', "'tis"],
    ]);
  });

  it.each([
    ['unreadable', new Uint8Array([0x61, 0x2c, 0xff, 0xfe, 0x0a])],
    ['too-wide', bytesOf(`a\n${','.repeat(101)}\n`)],
    ['too-long-cell', bytesOf(`a,b\n"${'x'.repeat(10_001)}`)],
  ])('is refused as %s', async (fault, bytes) => {
    const read = async () => {
      for await (const row of readCsv(inPieces(bytes, 100))) expect(row.line).toBeGreaterThan(0);
    };
    await expect(read()).rejects.toSatisfy((error) => error instanceof CsvError && error.fault === fault);
  });
});
