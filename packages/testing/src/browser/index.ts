export { type AccessibilityViolation, accessibilityViolations } from './accessibility.ts'
export { type BrowserProgram, findBrowser } from './find.ts'
export { type Browser, type BrowserContext, launchBrowser, type Page } from './launch.ts'
export { type BorrowedContext, borrowContext, sharedBrowser } from './shared.ts'
