package eu.riscale.hub.engine.torch;

import eu.riscale.hub.engine.AsJudged;
import eu.riscale.hub.engine.Device;
import eu.riscale.hub.engine.EngineException;
import eu.riscale.hub.engine.Inside;
import eu.riscale.hub.engine.NamedTensor;
import eu.riscale.hub.engine.Opening;
import eu.riscale.hub.engine.ScratchFolder;
import eu.riscale.hub.engine.Session;
import eu.riscale.hub.engine.Weights;
import eu.riscale.hub.engine.torch.ScriptClass.Call;
import eu.riscale.hub.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The inside of a TorchScript archive: its modules. A copy of the archive is run whose code
/// returns what one module gives, as soon as that is there.
final class TorchInside implements Inside {
  private static final int MOST_LAYERS = 2000;
  private static final int DEEPEST = 20;

  private final TorchScriptEngine engine;
  private final ScriptArchive archive;
  private final AsJudged judged;
  private final Map<String, List<Step>> ways = new HashMap<>();
  private final Set<String> seen = new HashSet<>();
  private final List<Layer> layers = new ArrayList<>();

  /// One call on the way to a module, and the class that makes it.
  private record Step(String type, ScriptClass owner, Call call) {}

  TorchInside(TorchScriptEngine engine, ScriptArchive archive, AsJudged judged) {
    this.engine = engine;
    this.archive = archive;
    this.judged = judged;
    collect(archive.top(), "", List.of());
  }

  private void collect(String type, String path, List<Step> way) {
    Optional<ScriptClass> owner = archive.of(type);
    if (owner.isEmpty() || way.size() > DEEPEST || archive.isShared(type) || !seen.add(type)) {
      return;
    }
    for (Call call : owner.get().calls()) {
      String name = path.isEmpty() ? call.path() : path + "." + call.path();
      List<Step> here = new ArrayList<>(way);
      here.add(new Step(type, owner.get(), call));
      collect(call.type(), name, here);
      boolean single = archive.of(call.type()).filter(ScriptClass::givesTensor).isPresent();
      if (single && layers.size() < MOST_LAYERS) {
        // A module that is called twice gives two tensors, of which neither is named.
        boolean again = ways.put(name, here) != null;
        layers.removeIf(layer -> layer.path().equals(name));
        if (!again) {
          layers.add(new Layer(name, word(call.type()), name, name, List.of()));
        }
      }
    }
  }

  private static String word(String type) {
    return type.substring(type.lastIndexOf('.') + 1);
  }

  @Override
  public List<Layer> layers() {
    return layers;
  }

  @Override
  public Optional<Tensor> at(Layer layer, List<NamedTensor> inputs) throws EngineException {
    Map<String, String> changed = new HashMap<>();
    for (Step step : ways.getOrDefault(layer.tensor(), List.of())) {
      changed.put(step.type(), step.owner().endingAt(step.call()));
    }
    try (ScratchFolder folder = ScratchFolder.make("inside")) {
      Path copy = archive.write(changed, folder.path().resolve("inside.pt"));
      judged.requireSame();
      Opening opening = engine.open(new Weights.TorchScript(copy), Device.CPU, AsJudged.TRUSTED);
      if (opening instanceof Opening.Opened(Session session)) {
        try (session) {
          List<NamedTensor> outputs = session.run(inputs);
          return outputs.size() == 1 ? outputs.getFirst().content() : Optional.empty();
        }
      }
      return Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
