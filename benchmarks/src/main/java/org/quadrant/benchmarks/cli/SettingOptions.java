package org.quadrant.benchmarks.cli;

import java.util.List;
import org.quadrant.benchmarks.recording.RunSettings;
import org.quadrant.benchmarks.recording.Setting;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

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
          OptionSpec.builder("--" + setting.name())
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
   * @param training options of {@link Setting#OF_TRAINING}
   * @param recording options of {@link Setting#OF_RECORD}
   * @throws IllegalArgumentException if a value is out of range; the message begins with the name
   *     of an option
   */
  static RunSettings read(CommandSpec training, CommandSpec recording) {
    RunSettings.Builder run = RunSettings.builder();
    Setting.OF_TRAINING.forEach(setting -> setting.set(run, value(training, setting)));
    Setting.OF_RECORD.forEach(setting -> setting.set(run, value(recording, setting)));
    return run.build();
  }

  private static Object value(CommandSpec options, Setting<?> setting) {
    return options.findOption("--" + setting.name()).getValue();
  }
}
