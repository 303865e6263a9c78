"""What the program knows before any upload: reference geography, schemas, layouts, funds, texts, samples."""

from pathlib import Path

ROOT = Path(__file__).resolve().parent
