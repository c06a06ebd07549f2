/** Why something failed, for whoever reads it. Safari's stacks do not begin with the message. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const { message, stack = '' } = error
  return stack.includes(message) ? stack : `${error.name}: ${message}\n${stack}`
}
