import { CameraEventType, type Scene } from 'cesium';

/**
 * The right button moves the map while zones are edited, as the left one does beside the handles; the wheel still zooms.
 * Returns the way back.
 */
export function panWithRightButton({ screenSpaceCameraController }: Scene): () => void {
  const { rotateEventTypes, zoomEventTypes } = screenSpaceCameraController;
  screenSpaceCameraController.rotateEventTypes = [CameraEventType.LEFT_DRAG, CameraEventType.RIGHT_DRAG];
  screenSpaceCameraController.zoomEventTypes = [CameraEventType.WHEEL, CameraEventType.PINCH];
  return () => {
    screenSpaceCameraController.rotateEventTypes = rotateEventTypes;
    screenSpaceCameraController.zoomEventTypes = zoomEventTypes;
  };
}
