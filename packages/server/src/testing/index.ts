export { type ServedScreens, serveScreens } from './serve-screens.ts'
