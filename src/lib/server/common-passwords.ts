import { dictionary } from '@zxcvbn-ts/language-common';

/** The fifty thousand passwords most often found in leaks, in lower case; kept by the project zxcvbn-ts. */
export const commonPasswords: ReadonlySet<string> = new Set(dictionary['passwords-common']);
