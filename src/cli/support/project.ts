import path from 'node:path';

/** The folder of package.json, wherever the command was started from. */
export const projectFolder = path.resolve(import.meta.dirname, '../../..');
