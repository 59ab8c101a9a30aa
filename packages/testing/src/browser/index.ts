export { type AccessibilityViolation, accessibilityViolations } from './accessibility.ts'
export { type BrowserProgram, findBrowser } from './find.ts'
export { launchBrowser } from './launch.ts'
