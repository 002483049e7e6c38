// What the other side of the border calls. Memory is laid out by `layout`; nothing is allocated here.
export { find } from './find'
export { fold } from './fold'
export { scan } from './scan'
export { sign, sketch } from './sign'
export { spans } from './spans'
export { stems } from './stems'
