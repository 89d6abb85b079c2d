// Plain JavaScript on purpose, as sulan.mjs. Imported before Node's compile cache is switched on, which is one for each
// set of V8's options: set after it, a bot and a command would throw away what the other has compiled.
import v8 from 'node:v8';

// A bot waits most of its day: it keeps a third less memory, and answers as fast (`npm run bench -- start`). Set now and
// not as an option of Node's, it leaves the space for new objects as large as V8 wants it.
v8.setFlagsFromString('--optimize-for-size');
// V8 collects twice when a bot begins to wait; of 130 MB that it still needs, the second time found 0.4 MB.
v8.setFlagsFromString('--memory-reducer-gc-count=1');
