export { isWritten } from './is-written.ts'
export { readScreens } from './read-screens.ts'
export { readScripts } from './read-scripts.ts'
