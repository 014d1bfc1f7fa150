package org.quadrant.benchmarks.cli;

import java.util.List;
import java.util.Optional;
import org.quadrant.benchmarks.recording.Preset;
import org.quadrant.benchmarks.recording.RunSettings;
import org.quadrant.benchmarks.recording.Setting;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** The settings of a run as options of a command. */
final class SettingOptions {
  private SettingOptions() {}

  /**
   * Options of some settings, to be mixed into a command.
   *
   * @param settings one option each, in this order
   */
  static CommandSpec of(List<Setting<?>> settings) {
    CommandSpec options = CommandSpec.create();
    for (Setting<?> setting : settings) {
      options.addOption(
          OptionSpec.builder(option(setting))
              .type(setting.kind().type())
              .paramLabel(setting.kind().label())
              .defaultValue(setting.defaultText())
              .description(setting.description() + " Default: ${DEFAULT-VALUE}.")
              .build());
    }
    return options;
  }

  /**
   * What the options of a command say.
   *
   * @param given which options the command line names
   * @param training options of {@link Setting#OF_TRAINING}
   * @param recording options of {@link Setting#OF_RECORD}
   * @param preset what holds where an option is not given; empty for the defaults
   * @return settings that are being made
   * @throws IllegalArgumentException if a value is unknown; the message begins with the name of an
   *     option
   */
  static RunSettings.Builder read(
      ParseResult given, CommandSpec training, CommandSpec recording, Optional<Preset> preset) {
    RunSettings.Builder run = RunSettings.builder();
    preset.ifPresent(named -> named.apply(run));
    read(given, training, Setting.OF_TRAINING, run);
    read(given, recording, Setting.OF_RECORD, run);
    return run;
  }

  private static void read(
      ParseResult given, CommandSpec options, List<Setting<?>> settings, RunSettings.Builder run) {
    for (Setting<?> setting : settings) {
      if (given.hasMatchedOption(option(setting))) {
        setting.set(run, options.findOption(option(setting)).getValue());
      }
    }
  }

  /** Name of the option of a setting. */
  static String option(Setting<?> setting) {
    return "--" + setting.name();
  }
}
