// Code units of the characters that the scanner treats one by one. Plain numbers only: the AssemblyScript of the kernel
// imports this file too.
export const LINE_FEED = 0x0a
export const CARRIAGE_RETURN = 0x0d
export const SPACE_CODE = 0x20
export const APOSTROPHE = 0x27
export const COMMA = 0x2c
export const HYPHEN = 0x2d
export const FULL_STOP = 0x2e
export const ELLIPSIS = 0x2026
