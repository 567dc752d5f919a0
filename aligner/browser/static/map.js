// The map of the text: a lane each for errors, warnings, unsure and undecided rows, and where the screen is.
import { model, TRAITS } from "./model.js";

const LANES = [["error", "--error"], ["warning", "--warning"], ["unsure", "--info"], ["undecided", "--edge"]];

export function drawMap(canvas) {
  const width = canvas.clientWidth, height = canvas.clientHeight, scale = devicePixelRatio || 1;
  if (!width) return;
  canvas.width = width * scale;
  canvas.height = height * scale;
  const pen = canvas.getContext("2d");
  pen.scale(scale, scale);
  const colour = (name) => { canvas.style.color = `var(${name})`; return getComputedStyle(canvas).color; };
  const total = Math.max(model.entries.length, 1);
  const lane = height / LANES.length;
  LANES.forEach(([trait, name], number) => {
    const bit = TRAITS[trait], filled = new Uint8Array(Math.ceil(width) + 1);
    model.entries.forEach((entry, place) => {
      if (!(entry[1] & bit)) return;
      const from = Math.floor((place / total) * width), to = Math.max(Math.floor(((place + 1) / total) * width) - 1, from);
      for (let x = from; x <= to; x += 1) filled[x] = 1;
    });
    pen.fillStyle = colour("--raised");
    pen.fillRect(0, number * lane + 1, width, lane - 2);
    pen.fillStyle = colour(name);
    for (let x = 0; x < width; x += 1) if (filled[x]) pen.fillRect(x, number * lane + 1, 1, lane - 2);
  });
  pen.fillStyle = colour("--ink");
  pen.fillRect(Math.min((model.at / total) * width, width - 2), 0, 2, height);
}

export const placeAtX = (canvas, x) =>
  Math.min(Math.max(Math.floor((x / canvas.clientWidth) * model.entries.length), 0), model.entries.length - 1);
