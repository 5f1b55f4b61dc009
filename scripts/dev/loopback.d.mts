export function keepLoopbackOpen(): () => void;
