// @ts-check

/** Why the camera can't be used, in words. @type {Record<string, string>} */
const reasons = {
  NotAllowedError: "The browser wasn't allowed to use the camera. Allow it in the site's settings, then try again.",
  NotFoundError: "No camera was found on this device.",
  NotReadableError: "The camera is in use by another program.",
  OverconstrainedError: "No camera was found on this device.",
};

/**
 * A running camera.
 *
 * @typedef {object} Camera
 * @property {HTMLVideoElement} video
 * @property {() => Promise<Blob>} take the present picture as JPEG
 * @property {() => void} stop
 */

/**
 * Starts the camera. Rejects with an `Error` whose message can be shown.
 *
 * @param {"user" | "environment"} facing
 * @returns {Promise<Camera>}
 */
export async function startCamera(facing) {
  if (!navigator.mediaDevices?.getUserMedia) throw new Error("This browser can't use a camera here.");
  /** @type {MediaStream} */
  let stream;
  try {
    stream = await navigator.mediaDevices.getUserMedia({
      audio: false,
      video: { facingMode: facing, width: { ideal: 1920 }, height: { ideal: 1080 } },
    });
  } catch (error) {
    const name = error instanceof Error ? error.name : "";
    throw new Error(reasons[name] ?? "The camera couldn't be started.");
  }
  const video = document.createElement("video");
  video.muted = true;
  video.playsInline = true;
  video.setAttribute("aria-label", "What the camera sees");
  video.srcObject = stream;
  await video.play();
  return {
    video,
    take: () => takePicture(video),
    stop: () => {
      for (const track of stream.getTracks()) track.stop();
    },
  };
}

/**
 * @param {HTMLVideoElement} video
 * @returns {Promise<Blob>}
 */
function takePicture(video) {
  const canvas = document.createElement("canvas");
  canvas.width = video.videoWidth;
  canvas.height = video.videoHeight;
  canvas.getContext("2d")?.drawImage(video, 0, 0);
  return new Promise((resolve, reject) => {
    canvas.toBlob(
      (blob) => (blob ? resolve(blob) : reject(new Error("The picture couldn't be taken."))),
      "image/jpeg",
      0.9,
    );
  });
}
