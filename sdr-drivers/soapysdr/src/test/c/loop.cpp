/* A SoapySDR module without hardware: what is sent goes to $LOOP_FOLDER/sent at the sample rate, received is $LOOP_FOLDER/air. */
#include <SoapySDR/Device.hpp>
#include <SoapySDR/Formats.hpp>
#include <SoapySDR/Registry.hpp>
#include <SoapySDR/Errors.hpp>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>
#include <thread>

typedef std::chrono::steady_clock Clock;

static std::string path(const char *name) {
  const char *folder = getenv("LOOP_FOLDER");
  return std::string(folder ? folder : ".") + "/" + name;
}

class Loop : public SoapySDR::Device {
  struct Stream { int direction; FILE *file; Clock::time_point began; long long samples; };
  double rate = 1e6, hz = 1e8, gain = 0;

  void note(const std::string &line) {
    FILE *file = fopen(path("calls").c_str(), "a");
    fprintf(file, "%s\n", line.c_str());
    fclose(file);
  }
  /* Waits until the samples are due, but no longer than the timeout. */
  bool pace(Stream *s, double aheadSeconds, long timeoutUs) {
    auto due = s->began + std::chrono::microseconds((long long)((s->samples / rate - aheadSeconds) * 1e6));
    if (due > Clock::now() + std::chrono::microseconds(timeoutUs)) {
      std::this_thread::sleep_for(std::chrono::microseconds(timeoutUs));
      return false;
    }
    std::this_thread::sleep_until(due);
    return true;
  }

 public:
  std::string getDriverKey() const override { return "loop"; }
  std::string getHardwareKey() const override { return "loop"; }
  size_t getNumChannels(const int) const override { return 1; }
  std::vector<std::string> listAntennas(const int direction, const size_t) const override {
    return {direction == SOAPY_SDR_TX ? "OUT" : "IN"};
  }
  std::vector<std::string> listGains(const int, const size_t) const override { return {"PAD"}; }
  void setGain(const int, const size_t, const std::string &name, const double db) override {
    gain = db;
    note("gain " + name + " " + std::to_string((int)db));
  }
  double getGain(const int, const size_t, const std::string &) const override { return gain; }
  SoapySDR::Range getGainRange(const int, const size_t, const std::string &) const override { return SoapySDR::Range(0, 30, 1); }
  void setAntenna(const int, const size_t, const std::string &name) override { note("antenna " + name); }
  std::vector<std::string> listFrequencies(const int, const size_t) const override { return {"RF"}; }
  void setFrequency(const int, const size_t, const std::string &, const double value, const SoapySDR::Kwargs &) override {
    hz = value;
    note("frequency " + std::to_string((long long)value));
  }
  double getFrequency(const int, const size_t, const std::string &) const override { return hz; }
  SoapySDR::RangeList getFrequencyRange(const int, const size_t, const std::string &) const override {
    return {SoapySDR::Range(50e6, 2e9)};
  }
  void setSampleRate(const int, const size_t, const double value) override { rate = value; }
  double getSampleRate(const int, const size_t) const override { return rate; }
  SoapySDR::RangeList getSampleRateRange(const int, const size_t) const override { return {SoapySDR::Range(100e3, 10e6)}; }
  std::vector<std::string> getStreamFormats(const int, const size_t) const override { return {SOAPY_SDR_CF32}; }
  std::string getNativeStreamFormat(const int, const size_t, double &fullScale) const override {
    fullScale = 1;
    return SOAPY_SDR_CF32;
  }
  SoapySDR::Stream *setupStream(const int direction, const std::string &, const std::vector<size_t> &,
                                const SoapySDR::Kwargs &) override {
    FILE *file = direction == SOAPY_SDR_TX ? fopen(path("sent").c_str(), "a") : fopen(path("air").c_str(), "r");
    return (SoapySDR::Stream *)new Stream{direction, file, Clock::now(), 0};
  }
  void closeStream(SoapySDR::Stream *stream) override {
    Stream *s = (Stream *)stream;
    if (s->file) fclose(s->file);
    delete s;
  }
  size_t getStreamMTU(SoapySDR::Stream *) const override { return 2048; }
  int activateStream(SoapySDR::Stream *stream, const int, const long long, const size_t) override {
    Stream *s = (Stream *)stream;
    s->began = Clock::now();
    s->samples = 0;
    return 0;
  }
  int deactivateStream(SoapySDR::Stream *stream, const int, const long long) override {
    Stream *s = (Stream *)stream;
    if (s->direction == SOAPY_SDR_TX) {
      fflush(s->file);
      note("silent");
    }
    return 0;
  }
  int readStream(SoapySDR::Stream *stream, void *const *buffs, const size_t n, int &, long long &, const long timeout) override {
    Stream *s = (Stream *)stream;
    size_t some = n < 2048 ? n : 2048;
    if (!pace(s, 0, timeout)) return SOAPY_SDR_TIMEOUT;
    size_t got = s->file ? fread(buffs[0], 8, some, s->file) : 0;
    memset((char *)buffs[0] + got * 8, 0, (some - got) * 8);
    s->samples += some;
    return (int)some;
  }
  int writeStream(SoapySDR::Stream *stream, const void *const *buffs, const size_t n, int &, const long long,
                  const long timeout) override {
    Stream *s = (Stream *)stream;
    if (!pace(s, 0.02, timeout)) return SOAPY_SDR_TIMEOUT;
    if (s->samples / rate < std::chrono::duration<double>(Clock::now() - s->began).count()) /* it ran dry */
      s->began = Clock::now() - std::chrono::microseconds((long long)(s->samples / rate * 1e6));
    s->samples += n;
    fwrite(buffs[0], 8, n, s->file);
    return (int)n;
  }
};

static SoapySDR::KwargsList find(const SoapySDR::Kwargs &) {
  SoapySDR::Kwargs one;
  one["label"] = "Loop";
  one["serial"] = "loop-1";
  return {one};
}
static SoapySDR::Device *make(const SoapySDR::Kwargs &) { return new Loop(); }
static SoapySDR::Registry registered("loop", &find, &make, SOAPY_SDR_ABI_VERSION);
