import { stat, statfs } from 'node:fs/promises'
import { dirname } from 'node:path'

/** The file with its log, and what may still be written beside it. */
export async function roomOf(file: string): Promise<{ size: number; free: number }> {
  const sizes = await Promise.all(
    [file, `${file}-wal`].map(path =>
      stat(path).then(
        ({ size }) => size,
        () => 0,
      ),
    ),
  )
  const { bavail, bsize } = await statfs(dirname(file))
  return { size: sizes.reduce((sum, size) => sum + size, 0), free: bavail * bsize }
}
