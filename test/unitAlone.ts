import childProcess from 'node:child_process';
import { syncBuiltinESMExports } from 'node:module';
import net from 'node:net';

/**
 * Set up before the tests of the project `unit`, which run in half a minute because they wait for nothing outside their own
 * process: starting a process or opening a socket fails, and says where such a file belongs.
 */
function refuse(what: string): never {
  throw new Error(
    `A unit test ${what}: leave its file out of UNIT in vitest.config.ts, and it belongs to e2e.`,
  );
}

const startsNone = () => refuse('starts a process');
Object.assign(childProcess, {
  exec: startsNone,
  execFile: startsNone,
  execFileSync: startsNone,
  execSync: startsNone,
  fork: startsNone,
  spawn: startsNone,
  spawnSync: startsNone,
});
net.Server.prototype.listen = () => refuse('opens a server');
net.Socket.prototype.connect = () => refuse('opens a connection');
syncBuiltinESMExports();
