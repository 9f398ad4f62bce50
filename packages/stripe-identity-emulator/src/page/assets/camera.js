// @ts-check
import { t } from "./language.js";

/** Why the camera can't be used, in words. @type {Record<string, import("./language.js").TextKey>} */
const reasons = {
  NotAllowedError: "camera.notAllowed",
  NotFoundError: "camera.notFound",
  NotReadableError: "camera.busy",
  OverconstrainedError: "camera.notFound",
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
  if (!navigator.mediaDevices?.getUserMedia) throw new Error(t("camera.unsupported"));
  /** @type {MediaStream} */
  let stream;
  try {
    stream = await navigator.mediaDevices.getUserMedia({
      audio: false,
      video: { facingMode: facing, width: { ideal: 1920 }, height: { ideal: 1080 } },
    });
  } catch (error) {
    const name = error instanceof Error ? error.name : "";
    throw new Error(t(reasons[name] ?? "camera.failed"));
  }
  const video = document.createElement("video");
  video.muted = true;
  video.playsInline = true;
  video.setAttribute("aria-label", t("camera.view"));
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
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error(t("camera.failed")))), "image/jpeg", 0.9);
  });
}
