import { expect, it } from 'vitest';
import { LIMITS } from '../../../server/common/limits.ts';
import {
  acceptOf,
  FILE_KINDS,
  kindOfFile,
  MAX_FILE_MEGABYTES,
  mayBeOfKinds,
} from '../../../server/contract/files/file-kinds.ts';

it.each([
  ['image/jpeg', 'beach.jpg', 'picture'],
  ['image/svg+xml', 'logo.svg', null],
  ['application/pdf', 'invoice', 'pdf'],
  ['application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'letter.docx', 'document'],
  ['application/vnd.ms-word.document.macroenabled.12', 'letter.docm', null],
  ['application/x-cfb', 'OLD.DOC', 'document'],
  ['application/x-cfb', 'setup.msi', null],
  ['application/zip', 'sheet.xlsx', 'document'],
  ['application/zip', 'everything.zip', null],
  ['text/plain', 'notes.txt', 'document'],
  ['text/plain; charset=utf-8', 'page.html', null],
  ['text/plain', 'txt', 'document'],
  ['application/octet-stream', 'umsatz.csv', 'document'],
  ['application/octet-stream', 'umsatz.xlsx', null],
  ['audio/ogg; codecs=opus', 'voice.ogg', 'audio'],
  ['video/mp4', 'clip.mp4', 'video'],
  ['application/x-msdownload', 'photo.jpg', null],
  ['', 'photo.jpg', null],
])('of %s and %s is %s', (mediaType, name, kind) => {
  expect(kindOfFile(mediaType, name)).toBe(kind);
});

it('refuses beforehand only what says that it is something else', () => {
  expect(mayBeOfKinds(['picture'], 'image/png', 'a.png')).toBe(true);
  expect(mayBeOfKinds(['picture'], 'video/mp4', 'a.mp4')).toBe(false);
  expect(mayBeOfKinds(['picture'], 'application/x-msdownload', 'a.png')).toBe(false);
  expect(mayBeOfKinds(['picture'], '', 'a'), 'nothing is said of it').toBe(true);
  expect(mayBeOfKinds(['picture'], 'application/octet-stream', 'a.bin'), 'nothing is known of it').toBe(true);
  expect(mayBeOfKinds(['document'], 'application/x-iwork-pages-sffpages', 'letter.pages')).toBe(true);
  expect(mayBeOfKinds(['document'], 'application/x-msdownload', 'setup.exe')).toBe(false);
  expect(mayBeOfKinds(['picture'], 'application/x-iwork-pages-sffpages', 'letter.pages')).toBe(false);
  expect(mayBeOfKinds(null, 'video/mp4', 'a.mp4')).toBe(true);
});

it('is written as file pickers take it', () => {
  expect(acceptOf(null)).toBe('');
  expect(acceptOf(['picture', 'pdf'])).toBe('image/*,application/pdf');
  expect(acceptOf(FILE_KINDS).split(',')).toContain('.docx');
});

it('has the largest size that the server has', () => {
  expect(MAX_FILE_MEGABYTES * 2 ** 20).toBe(LIMITS.fileBytes);
});
