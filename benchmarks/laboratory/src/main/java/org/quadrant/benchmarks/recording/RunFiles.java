package org.quadrant.benchmarks.recording;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.quadrant.benchmarks.figure.Drawing;
import org.quadrant.benchmarks.figure.MissingFigure;
import org.quadrant.benchmarks.machine.Build;
import org.quadrant.benchmarks.machine.Machine;
import org.quadrant.benchmarks.output.Json;
import org.quadrant.benchmarks.output.LastSteps;
import org.quadrant.benchmarks.output.NpyWriter;
import org.quadrant.benchmarks.output.OptionNames;
import org.quadrant.benchmarks.output.RunFolder;
import org.quadrant.dynamics.NeuronStates;
import org.quadrant.training.Engine;
import org.quadrant.training.Parameter;
import org.quadrant.training.ParameterShape;
import org.quadrant.training.Parameters;
import org.quadrant.training.TrainingConfiguration;

/** The files of a training run. */
final class RunFiles {
  private static final String PNG = "blocks.png";
  private static final String SVG = "blocks.svg";

  /** Begins the names of the parameters at the start. */
  private static final String START = "start-";

  private final RunFolder folder;

  RunFiles(RunFolder folder) {
    this.folder = folder;
  }

  /**
   * Says before a run which arrays it ends with, so that none fails at its end for want of a name.
   */
  void expectParameters(List<ParameterShape> shapes) throws IOException {
    for (ParameterShape shape : shapes) {
      folder.expect(name(shape));
    }
  }

  private static String name(ParameterShape shape) {
    return shape.name() + ".npy";
  }

  /** Says that the overlaps of neurons are recorded, and the parameters at the start with them. */
  void expectOverlaps(List<ParameterShape> shapes) throws IOException {
    for (ParameterShape shape : shapes) {
      folder.expect(START + name(shape));
    }
  }

  OverlapsFiles createOverlaps(RunSettings settings) throws IOException {
    return OverlapsFiles.create(folder, settings);
  }

  /** Writes the parameters at the start. */
  void writeStart(Parameters parameters) throws IOException {
    for (Parameter parameter : parameters.all()) {
      NpyWriter.write(folder.file(START + name(parameter.shape())), parameter);
    }
  }

  void writeConfiguration(RunSettings settings, Optional<Preset> preset, Engine engine)
      throws IOException {
    Map<String, Object> configuration = new LinkedHashMap<>();
    preset.ifPresent(begun -> configuration.put("preset", begun.name()));
    configuration.put("settings", options(settings));
    configuration.put("engine", engine(engine));
    configuration.put("build", Build.current());
    configuration.put("machine", Machine.describe());
    Json.write(folder.file("config.json"), configuration);
  }

  /** The settings by the names of the command's options. */
  private static Map<String, Object> options(RunSettings settings) {
    Map<String, Object> options = new LinkedHashMap<>();
    for (Setting<?> setting : Setting.ALL) {
      options.put(setting.name(), setting.value().apply(settings));
    }
    return options;
  }

  private static Map<String, Object> engine(Engine engine) {
    Map<String, Object> description = new LinkedHashMap<>();
    description.put("name", engine.name());
    description.put("lanes", engine.lanes());
    description.put("threads", engine.threads());
    description.put("precision", OptionNames.of(engine.precision()));
    return description;
  }

  TrajectoryFile createTrajectory() throws IOException {
    return TrajectoryFile.create(folder.file(TrajectoryFile.NAME));
  }

  /** Writes as much of what came of a run as can be written. */
  void writeResult(NeuronStates start, NeuronStates end, RunSummary summary, LastSteps steps) {
    steps.write(folder.file("summary.json"), file -> Json.write(file, summary));
    steps.write(folder.file(NeuronsFile.NAME), file -> NeuronsFile.write(file, start, end));
  }

  void writeParameters(Parameters parameters, LastSteps steps) {
    for (Parameter parameter : parameters.all()) {
      steps.write(folder.file(name(parameter.shape())), file -> NpyWriter.write(file, parameter));
    }
  }

  /** Draws the figure, unless that fails. */
  Optional<MissingFigure> writeFigure(
      BlockHistory history, TrainingConfiguration configuration, Drawing drawing) {
    return drawing.write(
        BlocksFigure.of(history.points(), configuration), folder.file(SVG), folder.file(PNG));
  }
}
