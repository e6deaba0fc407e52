// SPDX-License-Identifier: Apache-2.0
#include "viewer/slice_shader.h"

namespace glmamba::viewer {

namespace {

// A pixel's place in a layer is a continuous voxel index, linear in the pixel: start + x·right + y·down, worked out in
// double precision on the host. Voxels are fetched and weighted here rather than by the device's filter, because that
// one has 8-bit weights, would mix missing voxels in, and knows no cubic.
constexpr char kBody[] = R"GLSL(
in vec2 texCoord;               // from the bottom left of the pane, 0 to 1
uniform vec2 paneSize;          // pixels

uniform sampler3D imageVoxels;
uniform vec3 imageStart, imageRight, imageDown;
uniform vec3 imageSize;
uniform vec2 imageWindow;       // low end, 1 / width
uniform int imageSlice;         // the index along the fixed axis

uniform sampler3D overlayVoxels;
uniform vec3 overlayStart, overlayRight, overlayDown;
uniform vec3 overlaySize;
uniform vec2 overlayWindow;
uniform float overlayOpacity;
uniform float overlayNone;      // the value that has no colour
uniform float overlayFrom, overlayLeast;  // distances from it between which colour comes in
uniform vec2 overlayRange;      // values outside are not drawn

uniform sampler3D alphaVoxels;  // whose share of its window is the overlay's opacity
uniform vec3 alphaStart, alphaRight, alphaDown;
uniform vec3 alphaSize;
uniform vec2 alphaWindow;

uniform sampler3D labelVoxels;
uniform vec3 labelsStart, labelsRight, labelsDown;
uniform vec3 labelsSize;
uniform float labelsOpacity, labelsEdgeOpacity;  // inside of labels, and along their edge
uniform float outlineWidth;     // pixels


uniform sampler2D colours;      // rows: image, overlay, labels

#ifdef HAS_REGION
uniform vec2 regionAt, regionDirection;  // pixels; a unit vector
uniform float regionSize;                // pixels
uniform float regionSide;                // 1 inside is drawn, -1 outside
uniform float edgeWidth;                 // pixels
float depthInside(vec2 pixel) { REGION_DEPTH }
#endif

const float kLeastPresent = -3.0e38;
const float kMissing = -3.4e38;

bool isInside(vec3 index, vec3 size) {
  return all(greaterThanEqual(index, vec3(-0.501))) && all(lessThanEqual(index, size - 0.499));
}

float fetched(sampler3D voxels, vec3 index, vec3 size) {
  return texelFetch(voxels, ivec3(clamp(index, vec3(0.0), size - 1.0)), 0).r;
}

float nearest(sampler3D voxels, vec3 index, vec3 size) { return fetched(voxels, floor(index + 0.5), size); }

// Missing voxels are left out; the rest must hold half of the weight.
float linear(sampler3D voxels, vec3 index, vec3 size) {
  vec3 low = floor(index);
  vec3 part = index - low;
  ivec3 a = ivec3(clamp(low, vec3(0.0), size - 1.0));
  ivec3 b = ivec3(clamp(low + 1.0, vec3(0.0), size - 1.0));
  vec4 near = vec4(texelFetch(voxels, a, 0).r, texelFetch(voxels, ivec3(b.x, a.yz), 0).r,
                   texelFetch(voxels, ivec3(a.x, b.y, a.z), 0).r, texelFetch(voxels, ivec3(b.xy, a.z), 0).r);
  vec4 far = vec4(texelFetch(voxels, ivec3(a.xy, b.z), 0).r, texelFetch(voxels, ivec3(b.x, a.y, b.z), 0).r,
                  texelFetch(voxels, ivec3(a.x, b.yz), 0).r, texelFetch(voxels, b, 0).r);
  vec2 wx = vec2(1.0 - part.x, part.x);
  vec4 w = vec4(wx * (1.0 - part.y), wx * part.y);
  vec4 wNear = w * (1.0 - part.z);
  vec4 wFar = w * part.z;
#ifdef HAS_MISSING
  wNear *= vec4(greaterThan(near, vec4(kLeastPresent)));
  wFar *= vec4(greaterThan(far, vec4(kLeastPresent)));
  float known = dot(wNear + wFar, vec4(1.0));
  return known >= 0.5 ? (dot(wNear, near) + dot(wFar, far)) / known : kMissing;
#else
  return dot(wNear, near) + dot(wFar, far);
#endif
}

#ifdef IN_SLICE
float inSlice(int u, int v) { return texelFetch(imageVoxels, IN_SLICE, 0).r; }

float linearInSlice(vec3 index) {
  vec2 last = imageSize.SLICE_AXES - 1.0;
  vec2 low = floor(index.SLICE_AXES);
  vec2 part = index.SLICE_AXES - low;
  ivec2 a = ivec2(clamp(low, vec2(0.0), last));
  ivec2 b = ivec2(clamp(low + 1.0, vec2(0.0), last));
  vec4 values = vec4(inSlice(a.x, a.y), inSlice(b.x, a.y), inSlice(a.x, b.y), inSlice(b.x, b.y));
  vec2 wu = vec2(1.0 - part.x, part.x);
  vec4 w = vec4(wu * (1.0 - part.y), wu * part.y);
#ifdef HAS_MISSING
  w *= vec4(greaterThan(values, vec4(kLeastPresent)));
  float known = dot(w, vec4(1.0));
  return known >= 0.5 ? dot(w, values) / known : kMissing;
#else
  return dot(w, values);
#endif
}
#endif

#if INTERPOLATION == 2
// Keys' cubic convolution, a = -1/2 (doi:10.1109/TASSP.1981.1163711): passes through the voxels.
vec4 cubicWeights(float t) {
  float t2 = t * t;
  float t3 = t2 * t;
  return vec4(-0.5 * t3 + t2 - 0.5 * t, 1.5 * t3 - 2.5 * t2 + 1.0, -1.5 * t3 + 2.0 * t2 + 0.5 * t,
              0.5 * t3 - 0.5 * t2);
}

const vec4 kSteps = vec4(-1.0, 0.0, 1.0, 2.0);

// The linear value where a voxel that counts is missing.
float cubic(vec3 index) {
  float sum = 0.0;
  float least = 0.0;
  vec3 part = fract(index);
#ifdef IN_SLICE
  vec4 wu = cubicWeights(part.SLICE_AXES.x);
  vec4 wv = cubicWeights(part.SLICE_AXES.y);
  vec2 last = imageSize.SLICE_AXES - 1.0;
  ivec4 u = ivec4(clamp(floor(index.SLICE_AXES.x) + kSteps, 0.0, last.x));
  ivec4 v = ivec4(clamp(floor(index.SLICE_AXES.y) + kSteps, 0.0, last.y));
  for (int j = 0; j < 4; ++j) {
    vec4 values = vec4(inSlice(u.x, v[j]), inSlice(u.y, v[j]), inSlice(u.z, v[j]), inSlice(u.w, v[j]));
    least = min(least, min(min(values.x, values.y), min(values.z, values.w)));
    sum += wv[j] * dot(wu, values);
  }
#else
  vec4 wx = cubicWeights(part.x);
  vec4 wy = cubicWeights(part.y);
  vec4 wz = cubicWeights(part.z);
  vec3 last = imageSize - 1.0;
  ivec4 x = ivec4(clamp(floor(index.x) + kSteps, 0.0, last.x));
  ivec4 y = ivec4(clamp(floor(index.y) + kSteps, 0.0, last.y));
  ivec4 z = ivec4(clamp(floor(index.z) + kSteps, 0.0, last.z));
  for (int k = 0; k < 4; ++k) {
    for (int j = 0; j < 4; ++j) {
      ivec2 at = ivec2(y[j], z[k]);
      vec4 values = vec4(texelFetch(imageVoxels, ivec3(x.x, at), 0).r, texelFetch(imageVoxels, ivec3(x.y, at), 0).r,
                         texelFetch(imageVoxels, ivec3(x.z, at), 0).r, texelFetch(imageVoxels, ivec3(x.w, at), 0).r);
      least = min(least, min(min(values.x, values.y), min(values.z, values.w)));
      sum += wz[k] * wy[j] * dot(wx, values);
    }
  }
#endif
#ifdef HAS_MISSING
#ifdef IN_SLICE
  return least < kLeastPresent ? linearInSlice(index) : sum;
#else
  return least < kLeastPresent ? linear(imageVoxels, index, imageSize) : sum;
#endif
#else
  return sum;
#endif
}
#endif

float imageAt(vec3 index) {
#if INTERPOLATION == 0
  return nearest(imageVoxels, index, imageSize);
#elif INTERPOLATION == 2
  return cubic(index);
#elif defined(IN_SLICE)
  return linearInSlice(index);
#else
  return linear(imageVoxels, index, imageSize);
#endif
}

float shareOf(float value, vec2 window) { return clamp((value - window.x) * window.y, 0.0, 1.0); }

vec4 colour(float value, vec2 window, int row) {
  return texelFetch(colours, ivec2(int(shareOf(value, window) * 255.0 + 0.5), row), 0);
}

#ifdef HAS_LABELS
int label(vec2 pixel) {
  vec3 index = labelsStart + pixel.x * labelsRight + pixel.y * labelsDown;
  return isInside(index, labelsSize) ? int(nearest(labelVoxels, index, labelsSize) * 255.0 + 0.5) : 0;
}
#endif

//CONTOUR_FUNCTIONS
void main() {
  vec2 pixel = paneSize * vec2(texCoord.x, 1.0 - texCoord.y);
  vec3 result = vec3(0.0);
#ifdef HAS_REGION
  float depth = regionSide * depthInside(pixel);
  if (depth < 0.0) discard;
#endif

  vec3 index = imageStart + pixel.x * imageRight + pixel.y * imageDown;
  float value = imageAt(index);
#ifdef IS_GREY
  vec3 paintedImage = vec3(shareOf(value, imageWindow));
#else
  vec3 paintedImage = colour(value, imageWindow, 0).rgb;
#endif
  if (isInside(index, imageSize) && value > kLeastPresent) result = paintedImage;

#ifdef HAS_OVERLAY
  index = overlayStart + pixel.x * overlayRight + pixel.y * overlayDown;
  value = linear(overlayVoxels, index, overlaySize);
  if (isInside(index, overlaySize) && value > kLeastPresent && value >= overlayRange.x && value <= overlayRange.y) {
    float opacity = overlayOpacity * smoothstep(overlayFrom, overlayLeast, abs(value - overlayNone));
#ifdef HAS_ALPHA
    index = alphaStart + pixel.x * alphaRight + pixel.y * alphaDown;
    float alpha = linear(alphaVoxels, index, alphaSize);
    opacity *= isInside(index, alphaSize) && alpha > kLeastPresent ? shareOf(alpha, alphaWindow) : 0.0;
#endif
    result = mix(result, colour(value, overlayWindow, 1).rgb, opacity);
  }
#endif

#ifdef HAS_LABELS
  int here = label(pixel);
  vec4 paint = texelFetch(colours, ivec2(here, 2), 0);
  bool isEdge = label(pixel + vec2(outlineWidth, 0.0)) != here || label(pixel - vec2(outlineWidth, 0.0)) != here ||
                label(pixel + vec2(0.0, outlineWidth)) != here || label(pixel - vec2(0.0, outlineWidth)) != here;
  result = mix(result, paint.rgb, paint.a * (isEdge ? labelsEdgeOpacity : labelsOpacity));
#endif
//CONTOURS
#ifdef HAS_REGION
  if (depth < edgeWidth) result = vec3(0.92);
  else if (depth < 2.0 * edgeWidth) result *= 0.3;
#endif
  gl_FragData[0] = vec4(result, 1.0);
}
)GLSL";

// For each outline, whose number stands for @.
constexpr const char* kContourFunctions = R"GLSL(
uniform sampler3D contour@Voxels;
uniform vec3 contour@Start, contour@Right, contour@Down, contour@Size, contour@Colour;
bool isInContour@(vec2 pixel) {
  vec3 index = contour@Start + pixel.x * contour@Right + pixel.y * contour@Down;
  return isInside(index, contour@Size) && nearest(contour@Voxels, index, contour@Size) > 0.0;
}
)GLSL";
constexpr const char* kContour = R"GLSL(
  {
    // Light within, dark without: seen on whatever is below.
    bool isIn = isInContour@(pixel);
    if (isInContour@(pixel + vec2(outlineWidth, 0.0)) != isIn || isInContour@(pixel - vec2(outlineWidth, 0.0)) != isIn ||
        isInContour@(pixel + vec2(0.0, outlineWidth)) != isIn || isInContour@(pixel - vec2(0.0, outlineWidth)) != isIn)
      result = isIn ? contour@Colour : 0.3 * result;
  }
)GLSL";

/// Puts `text`, with each number from 0 to below `count` for its @, where `mark` is in `source`.
void putRepeated(std::string& source, const std::string& mark, const std::string& text, int count) {
  std::string all;
  for (int n = 0; n < count; ++n)
    for (const char letter : text) all += letter == '@' ? std::to_string(n) : std::string(1, letter);
  source.replace(source.find(mark), mark.size(), all);
}

}  // namespace

std::string sliceFragmentShader(const SliceShaderKind& kind) {
  std::string source = "//VTK::System::Dec\n//VTK::Output::Dec\n";
  source += "#define INTERPOLATION " + std::to_string(kind.interpolation) + "\n";
  constexpr const char* kInSlice[] = {"ivec3(imageSlice, u, v)\n#define SLICE_AXES yz\n",
                                      "ivec3(u, imageSlice, v)\n#define SLICE_AXES xz\n",
                                      "ivec3(u, v, imageSlice)\n#define SLICE_AXES xy\n"};
  if (kind.fixedAxis >= 0) source += std::string("#define IN_SLICE ") + kInSlice[kind.fixedAxis];
  if (kind.isGrey) source += "#define IS_GREY\n";
  if (kind.hasMissing) source += "#define HAS_MISSING\n";
  if (kind.hasOverlay) source += "#define HAS_OVERLAY\n";
  if (kind.hasAlpha) source += "#define HAS_ALPHA\n";
  if (kind.hasLabels) source += "#define HAS_LABELS\n";
  if (regionIsPartial(kind.region))
    source += std::string("#define HAS_REGION\n#define REGION_DEPTH ") + depthInsideShader(kind.region) + "\n";
  source += kBody;
  putRepeated(source, "//CONTOUR_FUNCTIONS\n", kContourFunctions, kind.contours);
  putRepeated(source, "//CONTOURS\n", kContour, kind.contours);
  return source;
}

}  // namespace glmamba::viewer
