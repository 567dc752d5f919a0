// Searches in all texts, away from the page, so that no pattern can hold the page up.
let texts = null;
let number = -1;

async function load(address) {
  const answer = await (await fetch(address)).json();
  texts = answer.texts;
  number = answer.number;
}

onmessage = async ({ data }) => {
  const { address, words, isRegex, seen } = data;
  try {
    if (texts === null || number !== seen) await load(address);
    const folded = words.toLocaleLowerCase();
    const pattern = isRegex ? new RegExp(words, "iu") : null;
    const holds = pattern ? (text) => pattern.test(text) : (text) => text.toLocaleLowerCase().includes(folded);
    const places = [];
    texts.forEach((sides, place) => { if (sides.some(holds)) places.push(place); });
    postMessage({ places });
  } catch (error) {
    postMessage({ wrong: error.message });
  }
};
