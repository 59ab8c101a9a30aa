import { z } from 'zod'
import { mutation } from '../operations.ts'

const takeBackInput = z.strictObject({
  entity: z.string().max(200),
  id: z.uuid(),
  /** As one's own change left the record. */
  version: z.int().min(1),
})

export const takeBackOperations = {
  /**
   * Writes a record back as it was before one's own last change, for a minute after it, as long as nobody has changed it
   * since and the change did nothing else. Whoever could make the change may take it back, also by an operation that did
   * more than he may do by hand.
   */
  takeBack: mutation({ needs: 'kernel.takeBack', input: takeBackInput, output: z.object({ id: z.string() }) }),
}
