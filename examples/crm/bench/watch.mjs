import { monitorEventLoopDelay } from 'node:perf_hooks'

/** Lets the parent of this process ask how busy its event loop was: `watch` begins, `tell` answers. */
export function answerParent() {
  const delay = monitorEventLoopDelay({ resolution: 1 })
  let before = performance.eventLoopUtilization()
  let cpu = process.cpuUsage()
  process.on('message', message => {
    if (message === 'watch') {
      delay.reset()
      delay.enable()
      before = performance.eventLoopUtilization()
      cpu = process.cpuUsage()
      process.send?.('watching')
    }
    if (message === 'tell') {
      const used = process.cpuUsage(cpu)
      process.send?.({
        delay: delay.percentile(99) / 1e6,
        busy: performance.eventLoopUtilization(before).utilization,
        cpu: (used.user + used.system) / 1e6,
      })
    }
    if (message === 'end') process.exit()
  })
  process.on('disconnect', () => process.exit())
}
