package eu.riscale.hub.profile;

/// Where the hubs say what they ask for, as findings name it.
final class Guide {
  static final String REQUIREMENTS =
      "contribution guides of the RI-SCALE Model Hub and the BioImage Model Zoo: Model contribution"
          + " requirements";
  static final String ITEMS =
      "contribution guides of the RI-SCALE Model Hub and the BioImage Model Zoo: Models, at least"
          + " the following items";
  static final String NAMING =
      "contribution guides of the RI-SCALE Model Hub and the BioImage Model Zoo: Model naming";
  static final String TAGS =
      "contribution guides of the RI-SCALE Model Hub and the BioImage Model Zoo: Model Tags";
  static final String LINKS =
      "contribution guides of the RI-SCALE Model Hub and the BioImage Model Zoo: Model links";
  static final String COVERS =
      "contribution guides of the RI-SCALE Model Hub and the BioImage Model Zoo: Representative"
          + " Covers; specification 0.4.9, covers";
  static final String CARD =
      "contribution guide of the RI-SCALE Model Hub: Model Card Template"
          + " (docs/model-card-template.md)";
  static final String UPLOAD =
      "contribution guide of the RI-SCALE Model Hub: Upload the model; artifact store of Hypha";

  private Guide() {}
}
