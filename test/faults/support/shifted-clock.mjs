// Loaded before a program (`node --import=…`): its clock is off by what the file named in SHIFTED_CLOCK says, in
// milliseconds, looked up anew all the time. Timers and performance.now() go on as they were, as on a machine whose
// clock is set.
import { readFileSync } from 'node:fs';

const LOOK_MS = 20;
const file = process.env['SHIFTED_CLOCK'];
if (file === undefined) throw new Error('SHIFTED_CLOCK does not name a file.');
const RealDate = Date;
const realNow = Date.now.bind(Date);
let offsetMs = Number(readFileSync(file, 'utf8'));
setInterval(() => {
  offsetMs = Number(readFileSync(file, 'utf8'));
}, LOOK_MS).unref();

globalThis.Date = new Proxy(RealDate, {
  construct: (target, args, as) =>
    Reflect.construct(target, args.length === 0 ? [realNow() + offsetMs] : args, as),
  apply: () => new RealDate(realNow() + offsetMs).toString(),
  get: (target, name, receiver) =>
    name === 'now' ? () => realNow() + offsetMs : Reflect.get(target, name, receiver),
});
