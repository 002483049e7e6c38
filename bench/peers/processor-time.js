/** Loaded before a command of Node (`--import`): tells its processor time and peak memory on file descriptor 3 as it ends. */
import { writeSync } from 'node:fs'

process.on('exit', () => {
  const { user, system } = process.cpuUsage()
  const peakMegabytes = process.resourceUsage().maxRSS / 1024
  writeSync(3, JSON.stringify({ seconds: (user + system) / 1e6, peakMegabytes }))
})
