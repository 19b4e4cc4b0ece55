// Builds the server and the pages into build/. Through Vite's API, because the message compiler
// leaves an idle worker behind that would hold `vite build` open for half a minute.
import { build } from 'vite';
import { fingerprint, stampBuild } from './support/fresh-build.ts';

const madeOf = fingerprint();
await build();
stampBuild(madeOf);
process.exit();
