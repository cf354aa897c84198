/** Throws at load when its address has an odd timestamp, like a module that was broken and repaired. */
if (Number(new URL(import.meta.url).searchParams.get("t")) % 2 === 1) throw new Error("odd");
